/** A script that is not Latin, and the language it stands for; `und` where several are written in it. */
interface Script {
  readonly letters: RegExp
  readonly language: (text: string) => string
}

const always = (language: string) => () => language

/** Signs that tell the languages of a script apart are looked for in so much of the text. */
const SAMPLE = 5_000

const SCRIPTS: readonly Script[] = [
  { letters: /\p{Script=Cyrillic}/u, language: cyrillic },
  { letters: /\p{Script=Arabic}/u, language: arabic },
  { letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, language: always('ja') },
  // Japanese writes Chinese characters among its own.
  { letters: /\p{Script=Han}/u, language: (text) => (/[\u3041-\u30ff]/.test(text) ? 'ja' : 'zh') },
  { letters: /\p{Script=Hangul}/u, language: always('ko') },
  { letters: /\p{Script=Greek}/u, language: always('el') },
  { letters: /\p{Script=Hebrew}/u, language: always('he') },
  { letters: /\p{Script=Thai}/u, language: always('th') },
  { letters: /\p{Script=Armenian}/u, language: always('hy') },
  { letters: /\p{Script=Georgian}/u, language: always('ka') },
]

/** Ukrainian and Belarusian have letters that Russian has not; Bulgarian and Serbian lack Russian ones. */
function cyrillic(text: string): string {
  if (/[іїєґ]/i.test(text)) return /ў/i.test(text) ? 'be' : 'uk'
  if (/[ђћљњџјѓќѕ]/i.test(text)) return 'und'
  return /[ыэё]/i.test(text) ? 'ru' : 'und'
}

/** Persian and Urdu have letters that Arabic has not; `ة` is Arabic's. */
function arabic(text: string): string {
  if (/[ٹڈڑےں]/.test(text)) return 'ur'
  if (/[پچژگ]/.test(text)) return 'fa'
  return /[ةأإ]/.test(text) ? 'ar' : 'und'
}

/** The language of a text in a script that is not Latin, by its first such letter; `und` where it cannot be told. */
export function languageOfScript(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const first = /[^\P{L}\p{Script=Latin}]/u.exec(sample)?.[0] ?? ''
  return SCRIPTS.find(({ letters }) => letters.test(first))?.language(sample) ?? 'und'
}
