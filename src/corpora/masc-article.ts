/**
 * The article that a file of MASC (`word_TAG`, a sentence a line, an empty line after each paragraph) was made of, as
 * a newspaper prints it: quotation marks at the words they enclose, a dash between spaces, compounds without. Paragraphs are parted by
 * an empty line. What spaces stood where is lost in the file; these are put back by rule.
 */
export function mascArticle(source: string): string {
  return source
    .split(/\n\s*\n/)
    .map(paragraph)
    .filter((text) => text !== '' && !WIRE_HEADER.test(text))
    .join('\n\n')
}

/** The first paragraph of a wire story runs on from codes for editors, which cannot be told from it. */
const WIRE_HEADER = /^NYT\d{8}\./

const BEFORE_NONE = /^(?:[.,;:?!)%\]]|n['’]t|['’](?:s|re|ve|d|m|ll)?)$/i
const AFTER_NONE = /^[($[]$/

function paragraph(lines: string): string {
  const words = lines
    .split(/\s+/)
    .map((item) => item.slice(0, item.lastIndexOf('_')))
    .filter((word) => word !== '')
  let text = ''
  let open = false
  let tight = true
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (word === '"' || word === '``' || word === "''") {
      text += open || tight ? '"' : ' "'
      tight = !open
      open = !open
    } else if (word === '-' && words[i + 1] === '-') {
      text += tight ? '--' : ' --'
      tight = false
      i++
    } else if (word === '-' && i > 0 && i + 1 < words.length) {
      text += '-'
      tight = true
    } else {
      const joined = tight || BEFORE_NONE.test(word) || (/^not$/i.test(word) && /\bcan$/i.test(text))
      text += joined ? word : ` ${word}`
      tight = AFTER_NONE.test(word) || word === '`'
    }
  }
  return text
}
