/** The regular forms of an English word in `-s`, `-ed` and `-ing`, itself included, and every way to double or drop a letter. */
export function inflections(word: string): readonly string[] {
  const forms = [word]
  const add = (...more: string[]) => forms.push(...more)
  if (/[^aeiou]y$/.test(word)) {
    const stem = word.slice(0, -1)
    add(`${stem}ies`, `${stem}ied`, `${word}ing`)
  } else if (word.endsWith('ie')) add(`${word}s`, `${word}d`, `${word.slice(0, -2)}ying`)
  else if (word.endsWith('e')) add(`${word}s`, `${word}d`, `${word.slice(0, -1)}ing`)
  else {
    add(/(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`, `${word}ed`, `${word}ing`)
    const last = word.at(-1)!
    if (/[^aeiou][aeiou][bdglmnprt]$/.test(word)) add(`${word}${last}ed`, `${word}${last}ing`)
  }
  return forms
}
