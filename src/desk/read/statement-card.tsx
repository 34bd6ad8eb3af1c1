import type { ComponentChildren } from 'preact'
import { plain } from '../../cli/page/plain.ts'
import { speakerGround, unknownSpeaker } from '../../cli/page/speaker-ground.ts'
import { nameText } from '../../cli/page/view.ts'
import type { RecordStatement } from '../../record/record.ts'
import type { Light } from '../story/highlights.ts'
import type { Stretch } from '../story/paragraphs.ts'
import { Badge } from './badge.tsx'
import { CorrectStatement } from './correct-statement.tsx'
import { choose, chosen, jump, lit, type Reading, reading } from './reading.ts'
import { contentWords, dateWords, percent, whoSaid } from './words.ts'

interface FieldProps {
  readonly name: string
  /** As what its words are lit in the story. */
  readonly as?: Light | undefined
  readonly children: ComponentChildren
}

function Field({ name, as, children }: FieldProps) {
  return (
    <div class="field">
      <dt>
        {as && <span class={`swatch swatch-${as}`} aria-hidden="true" />}
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

interface WordsProps {
  readonly at: Stretch | readonly [number, number]
  readonly children: string
}

/** Words of the story; a click shows them where they stand. */
export function Words({ at, children }: WordsProps) {
  return (
    <button type="button" class="words" onClick={() => jump(at)} title="Show in the story">
      “{plain(children).trim()}”
    </button>
  )
}

const MODES = {
  direct: 'word for word',
  indirect: 'in the reporter’s words',
  mixed: 'partly quoted',
} as const
const ACTS = { say: 'said', write: 'written', ask: 'asked', think: 'thought, hoped or planned' } as const

const article = (open: Reading, [start, end]: readonly [number, number]): string =>
  open.record.article.text.slice(start, end)

function SpeakerField({ open, statement }: { readonly open: Reading; readonly statement: RecordStatement }) {
  const { speaker, source } = statement
  const ground = speakerGround(open.view, statement)
  const [why] = unknownSpeaker(statement)
  return (
    <Field name="Speaker" as="source">
      {speaker === null ? (
        <em>{why?.replace('speaker not known: ', 'not known: ')}</em>
      ) : (
        nameText(open.view, speaker)
      )}
      {source && (
        <>
          {' '}
          <Words at={source}>{source.text}</Words>
        </>
      )}
      {ground && <span class="note"> {ground}</span>}
    </Field>
  )
}

function AddresseeField({
  open,
  statement,
}: {
  readonly open: Reading
  readonly statement: RecordStatement
}) {
  const { addressee } = statement
  if (addressee === null) return null
  return (
    <Field name="Said to" as="addressee">
      {addressee.entity !== null && `${nameText(open.view, addressee.entity)} `}
      <Words at={addressee.evidence}>{article(open, addressee.evidence)}</Words>
    </Field>
  )
}

function Fields({ open, statement }: { readonly open: Reading; readonly statement: RecordStatement }) {
  const { cue, venue, via, time, within, mode, act, probability, by, speakerBy } = statement
  const outer = within === null ? undefined : open.view.statement(within)
  return (
    <dl class="fields">
      <SpeakerField open={open} statement={statement} />
      {cue && (
        <Field name="Cue" as="cue">
          <Words at={cue}>{cue.text}</Words>
        </Field>
      )}
      <AddresseeField open={open} statement={statement} />
      {venue && (
        <Field name="Where" as="venue">
          <Words at={venue}>{venue.text}</Words>
        </Field>
      )}
      {via.map(({ entity, evidence }) => (
        <Field key={`${entity} ${evidence[0]}`} name="Carried by" as="via">
          {nameText(open.view, entity)} <Words at={evidence}>{article(open, evidence)}</Words>
        </Field>
      ))}
      {time && <Field name="When">{dateWords(time)}</Field>}
      {outer && (
        <Field name="Inside">
          <button type="button" class="words" onClick={() => choose(outer.id)}>
            what {whoSaid(open.view, outer)}
          </button>
        </Field>
      )}
      <Field name="Form">
        {MODES[mode]}
        {act === 'say' ? '' : `, ${ACTS[act]}`}
      </Field>
      <Field name="How sure">
        <meter min={0} max={1} value={probability} aria-label="Probability" /> {percent(probability)}{' '}
        <span class="note">
          found by {by}, speaker by {speakerBy}
        </span>
      </Field>
    </dl>
  )
}

/** More of what was said stands in the story, in UTF-16 code units. */
const LONGEST = 420

/** All that is known of the statement that is pointed at, or else chosen. */
export function StatementCard() {
  const open = reading.value
  const statement = open?.view.statement(lit.value)
  if (!open || !statement) return null
  const voice = statement.speaker === null ? undefined : open.voices.get(statement.speaker)
  return (
    <section class="card" data-testid="card" aria-label={`Statement ${statement.id.slice(1)}`}>
      <header>
        <Badge voice={voice} />
        <h2>{whoSaid(open.view, statement)}</h2>
        {chosen.value !== null && (
          <button
            type="button"
            class="quiet"
            onClick={() => (chosen.value = null)}
            aria-label="Close the statement"
          >
            ✕
          </button>
        )}
      </header>
      <blockquote>{contentWords(open.view, statement, LONGEST)}</blockquote>
      <Fields open={open} statement={statement} />
      {chosen.value === statement.id && <CorrectStatement open={open} statement={statement} />}
    </section>
  )
}
