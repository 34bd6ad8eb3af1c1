import { plain } from '../../cli/page/plain.ts'
import { type MarkedWords, printedWords, saidWords } from '../../verify/report/marked.ts'
import {
  absenceInWords,
  groupOf,
  placeInWords,
  sentence,
  speakerInWords,
  VERDICT_WORDS,
} from '../../verify/report/words.ts'
import type { Match, QuoteVerdict, Verification } from '../../verify/verdict.ts'
import { href } from '../shell/route.ts'

/** Words with their differences, as a draft is mended: what is printed goes, what was said comes in. */
function Marked({
  words,
  side,
}: {
  readonly words: readonly MarkedWords[]
  readonly side: 'said' | 'printed'
}) {
  const Changed = side === 'said' ? 'ins' : 'del'
  return (
    <>
      {words.map(({ text, as }, at) => {
        const key = `${String(at)} ${text}`
        if (as === 'same') return <span key={key}>{plain(text)}</span>
        if (as === 'changed') return <Changed key={key}>{plain(text)}</Changed>
        return (
          <span key={key} class={as}>
            {plain(text)}
          </span>
        )
      })}
    </>
  )
}

/** So much of what stands around a passage is shown, in UTF-16 code units. */
const AROUND = 110

/** The end of what stands before a passage. */
function lastWords(text: string): string {
  const words = plain(text).trim()
  if (words === '') return ''
  const tail = words.length <= AROUND ? words : `… ${words.slice(-AROUND).replace(/^\S*\s/, '')}`
  return /[“‘([]$/.test(tail) ? tail : `${tail} `
}

/** The beginning of what stands after it. */
function firstWords(text: string): string {
  const words = plain(text).trim()
  if (words === '') return ''
  const head = words.length <= AROUND ? words : `${words.slice(0, AROUND).replace(/\s\S*$/, '')} …`
  return /^[,.;:!?…’”)\]]/.test(head) ? head : ` ${head}`
}

interface MatchProps {
  readonly quote: QuoteVerdict
  readonly match: Match
  readonly printed: boolean
}

/** A passage of a source: who says it there, when, and the words around it. */
function Passage({ quote, match, printed }: MatchProps) {
  const who = speakerInWords(quote, match)
  return (
    <div class="passage">
      <dl class="compared">
        {printed && (
          <div>
            <dt>Printed</dt>
            <dd>
              <Marked words={printedWords(quote, match)} side="printed" />
            </dd>
          </div>
        )}
        <div>
          <dt>Said</dt>
          <dd>
            <span class="around">{lastWords(match.before)}</span>
            <Marked words={saidWords(match)} side="said" />
            <span class="around">{firstWords(match.after)}</span>
          </dd>
        </div>
      </dl>
      <p class="where">
        {match.story ? (
          <a href={href(['article', match.story.article])}>{plain(placeInWords(match))}</a>
        ) : (
          plain(placeInWords(match))
        )}
        {who !== '' && ` · ${plain(who)}`}
      </p>
    </div>
  )
}

interface Props {
  readonly quote: QuoteVerdict
  readonly result: Verification
  readonly chosen: boolean
  readonly choose: () => void
}

/** One quote: the verdict, why, what was said instead, and where. */
export function Quote({ quote, result, chosen, choose }: Props) {
  const { id, verdict, type, reason, claimed, matches, more, pieces } = quote
  const [best, ...others] = matches
  const differs = verdict !== 'verbatim'
  return (
    <li class="quote" id={`quote-${id}`} data-group={groupOf(quote)} data-chosen={chosen ? '' : undefined}>
      <button type="button" class="entry" onClick={choose} aria-pressed={chosen}>
        <span class="state" data-state={groupOf(quote)}>
          {VERDICT_WORDS[verdict]}
          {type !== null && `: ${type}`}
        </span>
        <span class="note">
          quote {id.slice(1)}
          {claimed && `, ${plain(claimed.name)}`}
        </span>
        <span class="entry-words">“{pieces.map(({ text }) => plain(text)).join(' … ')}”</span>
      </button>
      {reason !== '' && differs && <p class="reason">{sentence(plain(reason))}</p>}
      {best ? (
        <Passage quote={quote} match={best} printed={differs} />
      ) : (
        <p class="where">Found {plain(absenceInWords(result))}.</p>
      )}
      {others.length > 0 && (
        <details>
          <summary>
            {others.length + more} more {others.length + more === 1 ? 'place' : 'places'}
          </summary>
          {others.map((match) => (
            <Passage
              key={`${match.source} ${match.spans[0]?.start}`}
              quote={quote}
              match={match}
              printed={false}
            />
          ))}
        </details>
      )}
    </li>
  )
}
