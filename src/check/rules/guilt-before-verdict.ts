import { type CharSpan, charSpan } from '../../document/span.ts'
import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import type { RecordEntity } from '../../record/record.ts'
import { editorsCode } from '../guidelines.ts'
import { type Case, casesOf, tellsOfGuilt } from '../reading/cases.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

const offenders = lazy(() => wordSet(loadLexicon('check/lists/offenders.tsv')))
const crimeVerbs = lazy(() => wordSet(loadLexicon('check/lists/crime-verbs.tsv')))

/** Verbs that are crimes where the person is accused of a killing or an assault, and accidents or duty elsewhere. */
const VIOLENT = new Set(['kill', 'stab', 'beat', 'attack', 'assault', 'shoot', 'poison'])
const VIOLENCE = /murder|manslaughter|homicide|kill|assault|stab|shoot|violence/i

/** Who says it, in the same sentence. */
const TOLD =
  /\b(?:said|says?|told|according|police|prosecut\w+|authorities|officials|accus\w+|testif\w+|indictment|complaint|affidavit|den(?:y|ies|ied)|investigators|detectives|warrant|believed|claim\w*|allege\w*|trial|court)\b/i

/** Words beside it that say it is only suspected, or found by a court already. */
const RESERVED =
  /\b(?:alleged|allegedly|suspect|suspected|accused|convicted|purported|reputed|would-be|self-confessed|admitted|confessed|former|anti|not|no|never|if|whether|could|may|might|would|charge[sd]?|charged|counts?|allegations?|claims?)\b/i

/** Whether somebody's word stands around the span. */
const isReported = ({ record }: Story, { start, end }: CharSpan): boolean =>
  record.statements.some(({ content }) => content.some((words) => words.start <= start && words.end >= end))

/**
 * Nouns of guilt used for the person: “killer Bo Larsen”, “the killer, Bo Larsen”, “Bo Larsen, the killer of …”, and “the
 * killer” where the reader of names takes it for the person.
 */
function* guiltyNouns(story: Story, { person }: Case): Iterable<CharSpan> {
  const { tokens, sentences, mentions, entities } = story.document
  for (const index of entities[Number(person.id.slice(1)) - 1]?.mentions ?? []) {
    const { name, head, form, span } = mentions[index]!
    const nominal = form === 'nominal' && tokens.lower(span.start) === 'the' ? head : -1
    const apposed = name && tokens.form(name.start - 1) === ',' ? name.start - 2 : -1
    const nouns = name ? [name.start - 1, apposed, afterComma(story, name.end)] : [nominal]
    for (const noun of nouns) {
      if (noun < 0 || !offenders().has(tokens.lower(noun))) continue
      const { start, end } = tokens.chars({ start: noun, end: noun + 1 })
      const sentence = tokens.chars(sentences[story.sentenceOf(noun)]!)
      const before = story.article.text.slice(Math.max(sentence.start, start - BEFORE), start)
      if (!RESERVED.test(before)) yield charSpan(start, end)
    }
  }
}

/** So many characters before a noun may say that it is only suspected. */
const BEFORE = 24

/** The noun of “, a convicted|the … noun” after a name; -1 where there is none within three words. */
function afterComma({ document: { tokens } }: Story, at: number): number {
  if (tokens.form(at) !== ',' || !/^(?:a|an|the)$/.test(tokens.lower(at + 1))) return -1
  for (let i = at + 2; i < at + 5; i++) if (offenders().has(tokens.lower(i))) return i
  return -1
}

/** Verbs of crime whose subject is the person, in the story's own words and as a fact. */
function* guiltyVerbs(story: Story, { person, events, evidence }: Case): Iterable<CharSpan> {
  const { tokens, tags, syntax, sentences } = story.document
  const heads = headsOf(story, person)
  const violent =
    events.some(({ charge }) => VIOLENCE.test(charge ?? '')) || VIOLENCE.test(story.words(evidence))
  for (const head of heads) {
    const verb = syntax.head(head)
    if (verb < 0 || syntax.deprel(head) !== 'nsubj') continue
    const lemma = tags.lowLemma(verb)
    if (!crimeVerbs().has(lemma) && !(violent && VIOLENT.has(lemma))) continue
    if (tags.upos(verb) !== 'VERB' || !/^VB[DNZ]$/.test(tags.xpos(verb))) continue
    const children = syntax.children(verb)
    if (!children.some((child) => syntax.deprel(child) === 'obj')) continue
    const sentence = tokens.chars(sentences[story.sentenceOf(verb)]!)
    const words = story.words(sentence)
    if (RESERVED.test(words) || TOLD.test(words)) continue
    yield tokens.chars({ start: verb, end: verb + 1 })
  }
}

/** Token numbers of the heads of all mentions by name. */
function headsOf({ document }: Story, person: RecordEntity): readonly number[] {
  const place = Number(person.id.slice(1)) - 1
  const mentions = document.entities[place]?.mentions ?? []
  return mentions.flatMap((index) => {
    const mention = document.mentions[index]!
    if (mention.form === 'nominal') return []
    const { start, end } = mention.name ?? mention.span
    // The parser takes the first or the last word of a name for its head.
    return Array.from({ length: end - start }, (_, i) => start + i)
  })
}

export const rule: Rule = {
  id: 'guilt-before-verdict',
  topic: 'crime',
  severity: 'error',
  risk: 'low',
  summary: 'Somebody who is only accused is called a killer, a thief, or said to have done it.',
  why: 'Until a court has found so, or the accused has said so, guilt is a claim, and calling it a fact may be libel or prejudice a trial.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['entities', 'events', 'statements', 'syntax', 'quotations'],
  examples: {
    good: [
      {
        text: 'Police charged alleged killer Bo Larsen with murder on Friday. Larsen will appear in court in May.',
      },
      { text: 'Killer Bo Larsen was convicted of murder in May. Larsen was arrested in 2019.' },
      { text: 'Bo Larsen was charged with murder. Prosecutors said that Larsen murdered his neighbour.' },
      { text: 'Bo Larsen was arrested on Friday. “Larsen is a thief,” a neighbour said.' },
    ],
    bad: [
      {
        text: 'Killer Bo Larsen was charged with murder on Friday. He will appear in court in May.',
        at: 'Killer',
      },
      {
        text: 'Bo Larsen was arrested on Friday. The fraudster Bo Larsen lived on the quay.',
        at: 'fraudster',
      },
      {
        text: 'Bo Larsen was charged with murder on Friday. Larsen murdered his neighbour in a quarrel over a boat.',
        at: 'murdered',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    if (tellsOfGuilt(story)) return
    for (const one of casesOf(story)) {
      if (one.guilty) continue
      for (const span of [...guiltyNouns(story, one), ...guiltyVerbs(story, one)]) {
        if (story.quoted(span) || isReported(story, span)) continue
        const kind = one.events[0]?.type === 'arrest' ? 'arrested' : 'accused'
        yield {
          message: `Guideline reminder: “${story.words(span)}” takes the guilt of ${one.person.name} for a fact; the story says only that ${one.person.name} was ${kind}.`,
          place: { span },
          related: [{ span: one.evidence, message: `what the story says of ${one.person.name}` }],
          suggestion: 'Say who accuses, and of what.',
        }
      }
    }
  },
}
