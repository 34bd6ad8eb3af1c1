/** Words of a page that are not of its story, told by how they begin or by what they ask for. */

/** The longest paragraph taken for a prompt, in words: a story may well speak of newsletters. */
const LONGEST = 45

/** Pointers to other stories: a few words that do not end as a sentence of the story does. */
const POINTERS: readonly RegExp[] = [
  /^[[(]?(?:read(?: more| also| next| the full \w+)?|see (?:also|more)|also read|watch(?: live| now| more)?|also|related(?: \w+)?|recommended(?: \w+)?|listen(?: now)?|don['’]t miss|must read|explore|in pictures|video|photos|gallery|more(?: on [\w ]{1,16}| news)?)\s*:\s*\S/i,
  /^[[(]?(?:read more|read also|also read|see also|read next|up next|related (?:stories|articles|news|posts?|links?|content)|more stories|you (?:may|might) (?:also )?(?:like|enjoy)|also on \S+\.(?:com|org|net|tv|co)\b|most (?:read|popular|viewed)|popular (?:this|now|stories)|trending|recent (?:articles|posts|stories)|latest (?:news|stories|posts)|recommended|don['’]t miss|more (?:from|on|great|about)\b)/i,
]

const LONGEST_POINTER = 16

const PROMPTS: readonly RegExp[] = [
  // subscriptions, sharing, apps
  /^(?:click|tap) here\b|\bby clicking here\.?$|\bclick here (?:to|for)\b/i,
  /^(?:please )?(?:subscribe|sign up|sign in|log in|register now|join our|join the (?:conversation|discussion|debate)|follow us|like us|share (?:this|on)|tweet this|download (?:the|our)|get the latest|get our|get breaking|stay (?:up to date|informed|on top)|support our (?:work|journalism|site))\b/i,
  /\b(?:sign up|subscribe)\b.{0,60}\b(?:newsletters?|(?:your|our) (?:inbox|updates|e-?mails?|channel))\b/i,
  /\b(?:straight|delivered|right|directly) (?:in|to|into) your (?:e-?mail |mail )?inbox\b|\bmeet your inbox\b|\bdelivered (?:weekday|through your letterbox)\b/i,
  /\bfollow (?:him|her|them|us|me|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}) on (?:twitter|x|facebook|instagram|threads|bluesky|linkedin)\b/iu,
  /^(?:like|love|enjoy(?:ed|ing)?|want) (?:this|more) (?:story|stories|article|post)\b[^.!]{0,30}\?/i,
  /^(?:have|got) (?:a|any) (?:news )?(?:tip|story|question|correction)s?\b/i,
  /\b(?:may|can) be reached (?:at|by|on|via) (?:e-?mail|phone|twitter|\S+@|\(?\d)/i,
  // advertisement, law, machinery of the page
  /^(?:advert(?:isement)?s?|sponsored(?: content| by)?|story continues(?: below)?|continue reading\b.*|article continues.*|scroll (?:down )?(?:to|for).*|loading\b.*|comments?(?: \(.{0,8}\))?|post (?:a )?comment.*|leave a (?:comment|reply)|filed under.*|tags?:.*|topics?:.*|skip to .*|advertisement - .*|close|caption|play video|share|print|email|save|back to top|view (?:all )?comments?|show (?:all )?comments?|image \d+(?: of)?(?: \/)? ?\d*)$/i,
  /^(?:©|\(c\)|copyright (?:©|ⓒ|\(c\)|\d{4}))|\ball rights reserved\b|\bmay not be published, broadcast, rewritten\b/i,
  /\b(?:uses?|using) cookies\b|\baffiliate (?:and\/or referral )?links?\b|\bearn (?:a|an affiliate) commission\b|\bmay receive a (?:small )?(?:commission|share)\b|\brequires javascript\b|\benable javascript\b/i,
  /^(?:\d+|one|two|three|four|five)[ -]min(?:ute)?s?\b.{0,8}\bread$|^(?:reading time|read time)\b/i,
]

/** Whether `text` asks the reader for something, or points to something else, instead of telling the story. */
export function isPrompt(text: string): boolean {
  const words = wordCount(text)
  if (words > LONGEST) return false
  const points =
    words <= LONGEST_POINTER && !/[^.]\.$/.test(text) && POINTERS.some((pointer) => pointer.test(text))
  return points || PROMPTS.some((prompt) => prompt.test(text))
}

/** Whether somebody is quoted: whatever else its words look like, it is of the story. */
export const isSpoken = (text: string): boolean =>
  /[“”"]/.test(text) && /\b(?:said|says|told|added|asked|wrote|according to)\b/.test(text)

/** Whether `text` heads a list of links to other stories. */
export const headsLinks = (text: string): boolean =>
  wordCount(text) <= 8 &&
  /^(?:more|related|recommended|read (?:more|next)|also|see also|you (?:may|might)|don['’]t miss|trending|most (?:read|popular)|popular|latest|top stories|recent|up next|from around the web|around the web|what to read next|keep reading)\b/i.test(
    text,
  )

/** Words between white space; where a script has none, two characters are taken for a word. */
export const wordCount = (text: string): number =>
  text.split(/\s+/).length + (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0) / 2

/** A line at a story's end or beside a picture that names who reported or took it. */
export interface CreditLine {
  readonly kind: 'text' | 'photo' | 'caption'
  readonly text: string
}

const REPORTED =
  /^[([]?(?:(?:additional |further )?(?:reporting|writing)|(?:re)?written|edited|editing|compiled|reported|production|graphics?)(?: and \w+)? by\b|\bcontributed (?:reporting|to this (?:report|story|article))\b/i
const PICTURE_LABEL =
  /^[([]?(?:(?:photo(?:graph)?|image|picture|video|illustration|file photo|photo illustration)s?(?: credit| courtesy)?(?: by| of)?\s*[:|]|(?:photo|image|picture)s? (?:by|courtesy|credit)\b|credit\s*:|©)/i
const PICTURE_CREDIT =
  /\((?:(?:photo|image|picture|credit|illustration|source)s?\b[^()]{0,80}|[^()]{0,60}\b(?:getty|shutterstock|alamy|ap photo|via ap|reuters file)\b[^()]{0,60})\)\.?$/i
const AGENCY_CREDIT = /\([\p{Lu}][\p{L}. -]{1,40}(?:\/[\p{Lu}][\p{L}. -]{1,40}){1,4}\)\.?$/u
const AGENCY_LINE = /\b(?:getty(?: images)?|shutterstock|alamy|wireimage|istock(?:photo)?)\b/i

/** What `text` credits, where that is all it does; null for the words of a story. */
export function readCreditLine(text: string): CreditLine | null {
  const words = wordCount(text)
  if (words > 80) return null
  if (REPORTED.test(text) && words <= 60) return { kind: 'text', text: text.replace(/^[([]|[)\]]$/g, '') }
  if (words <= 14 && /^source\s*:/i.test(text))
    return { kind: 'text', text: text.replace(/^source\s*:\s*/i, '') }
  if (PICTURE_LABEL.test(text) && words <= 14)
    return {
      kind: 'photo',
      text:
        text
          .replace(PICTURE_LABEL, '')
          .replace(/[)\]]$/, '')
          .trim() || text,
    }
  if (words <= 60 && (PICTURE_CREDIT.test(text) || AGENCY_CREDIT.test(text))) return { kind: 'caption', text }
  return AGENCY_LINE.test(text) && words <= 12 && !/[.!?]$/.test(text) ? { kind: 'photo', text } : null
}
