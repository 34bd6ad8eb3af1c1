import type { CharSpan } from '../../document/span.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { WHO_SUICIDE } from '../guidelines.ts'
import { findPhrases, type Phrase } from '../reading/phrases.ts'
import { nearby } from '../reading/sourced.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Region } from '../settings.ts'
import type { Story } from '../story.ts'

interface Helpline {
  readonly region: string
  readonly name: string
  readonly words: readonly string[]
}

const helplines = lazy((): readonly Helpline[] =>
  loadLexicon('check/lists/helplines.tsv').rows.map(([region, name, words]) => ({
    region: region!,
    name: name!,
    words: words!.split('|'),
  })),
)

/** A number that stands in another is none: `988` in `1988`. */
const names = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + word.length] ?? ' '))
      return true
  return false
}

/** Any offer of help that the list does not know. */
const OTHER_HELP = /\b(?:help ?lines?|hot ?lines?|crisis lines?|crisis support)\b/i

/** Those who kill others and then themselves are told of for the others. */
const KILLED_OTHERS =
  /\b(?:murder-suicide|gunm[ae]n|shooters?|attackers?|massacre|opened fire|rampage|hostages?|victims|(?:him|her|them)sel(?:f|ves) after (?:kill|shoot|stabb|attack|unleash)\w*|(?:fatally )?(?:shot|shoots|shooting|killed|kills|killing|murdered|stabbed)\b(?!\s+(?:him|her|them)sel)[^.!?]{0,120}\b(?:him|her|them)sel(?:f|ves))/i

/** Too few weak words may mean anything. */
const ENOUGH_WEAK = 2

/** How far before its words somebody may say “I”, in tokens. */
const REACH = 5

/**
 * Whether a phrase speaks for itself: the story's own word for what one person did, or somebody's of themselves.
 * Quoted, suicide is often a figure of speech.
 */
function isStrong(
  { document: { tokens }, quotedToken }: Story,
  { tokens: { start, end }, settings }: Phrase,
): boolean {
  if (settings.strength !== 'strong' || tokens.lower(end - 1) === 'themselves') return false
  if (!quotedToken(start)) return true
  for (let i = start; i >= start - REACH; i--) if (/^(?:i|my)$/.test(tokens.lower(i))) return true
  return false
}

/** The phrases of suicide, or of thoughts of it, that the story must answer for; none where they may mean something else. */
function despair(story: Story): readonly Phrase[] {
  const phrases = findPhrases(story, 'despair', { marks: 'any' })
  const own = phrases.filter(({ sentence }) => {
    const { start } = story.chars(story.document.sentences[sentence]!)
    return !KILLED_OTHERS.test(nearby(story, start, 1))
  })
  if (own.some((phrase) => isStrong(story, phrase))) return own
  return own.length >= ENOUGH_WEAK ? own : []
}

const given = (text: string, region: Region): readonly Helpline[] =>
  helplines().filter((line) => line.region === region && line.words.some((word) => names(text, word)))

export const rule: Rule = {
  id: 'suicide-helpline',
  topic: 'health',
  severity: 'warning',
  risk: 'low',
  summary: 'Words of suicide, quoted or not, and no helpline for the region of the house.',
  why: 'Somebody who reads of suicide may need help; guidelines ask to say where it is.',
  guideline: WHO_SUICIDE,
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'tags', 'quotations'],
  examples: {
    good: [
      { text: 'Nils Berg died by suicide in March. If you need help, call or text 988.' },
      { text: 'A suicide bomber struck the market in May.' },
      { text: 'The party’s move was political suicide, rivals said.' },
      {
        text: 'Nils Berg died by suicide in March. Samaritans can be called free on 116 123.',
        region: 'uk',
      },
      { text: 'Berg shot his neighbour dead and then killed himself, police said.' },
      { text: '“The show can’t go on,” the director said.' },
    ],
    bad: [
      { text: 'Nils Berg died by suicide in March, his family said.', at: 'died by suicide' },
      { text: '“Some mornings I did not want to live,” the singer said.', at: 'did not want to live' },
      {
        text: 'The singer said: “I asked, ‘Why am I still here?’ I was happier when I was asleep.”',
        at: 'Why am I still here',
      },
      {
        text: 'Nils Berg died by suicide in March. If you need help, call or text 988.',
        region: 'uk',
        at: 'died by suicide',
      },
      { text: 'She had been suicidal for months before the move in 1988.', at: 'suicidal' },
    ],
  },
  *check(story, { region }): Iterable<Finding> {
    const text = story.article.text.toLowerCase()
    if (given(text, region).length > 0) return
    const phrases = despair(story)
    const [first, ...others] = phrases.map(({ tokens }): CharSpan => story.chars(tokens))
    if (!first) return
    const elsewhere = helplines().find(
      (line) => line.region !== region && line.words.some((word) => names(text, word)),
    )
    if (!elsewhere && OTHER_HELP.test(text)) return
    const own = helplines().find((line) => line.region === region)!
    yield {
      message: elsewhere
        ? `Guideline reminder: the story speaks of suicide and gives a helpline of another region (${elsewhere.name}).`
        : `Guideline reminder: the story speaks of suicide (“${story.words(first)}”) and gives no helpline.`,
      place: { span: first },
      related: others.slice(0, 5).map((span) => ({ span, message: 'here too' })),
      suggestion: `Add where readers find help: ${own.name}.`,
    }
  },
}
