import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CARRIERS, type CarrierKind } from './carriers.ts'
import { type Cast, castOf, misspell } from './people.ts'

/** A story with one fault, and the same story without it. */
export interface Variant {
  readonly rule: string
  /** From 1 in the rule's list. Odd ones are for writing rules by, even ones are looked at only for figures. */
  readonly number: number
  readonly published: string | null
  readonly clean: Planted
  readonly faulty: Planted
}

export interface Planted {
  readonly text: string
  /** Where the planted words stand; two spans where some are at the top. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

export const isUnseen = ({ number }: Variant): boolean => number % 2 === 0

class FaultError extends Error {
  override readonly name = 'FaultError'
  readonly code = 'bad-fault'
}

const FOLDER = fileURLToPath(new URL('faults/', import.meta.url))

/** All variants of all rules, from `faults/*.txt`. */
export function readVariants(): readonly Variant[] {
  return globSync('*.txt', { cwd: FOLDER })
    .toSorted()
    .flatMap((file) => parseVariants(basename(file), readFileSync(`${FOLDER}${file}`, 'utf8')))
}

interface Block {
  readonly rule: string
  published: string | null
  carrier: CarrierKind
  count: number
}

/** Reads blocks of `rule ID`, settings, and one variant a line: `The pier closed on {Monday|Tuesday}, March 2, 2020.` */
export function parseVariants(file: string, source: string): readonly Variant[] {
  const variants: Variant[] = []
  let block: Block | null = null
  for (const [index, line] of source.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const rule = /^rule ([a-z-]+)$/.exec(line)
    const setting = /^(published|carrier) (\S+)$/.exec(line)
    if (rule) block = { rule: rule[1]!, published: null, carrier: 'talk', count: 0 }
    else if (!block) throw new FaultError(`${file}:${index + 1}: expected "rule <id>" first`)
    else if (setting?.[1] === 'published') block.published = setting[2]!
    else if (setting) block.carrier = setting[2] as CarrierKind
    else {
      block.count++
      if (!/\{[^{}]*\|[^{}]*\}/.test(line))
        throw new FaultError(`${file}:${index + 1}: no {clean|faulty} words`)
      variants.push(variantOf(block, line))
    }
  }
  return variants
}

function variantOf({ rule, published, carrier, count }: Block, line: string): Variant {
  const seed = `${rule} ${count}`
  const cast = castOf(seed)
  const side = (which: 1 | 2): Planted => {
    const chosen = line.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, clean: string, faulty: string) =>
      which === 1 ? clean : faulty,
    )
    return plant(fill(chosen, cast, seed), CARRIERS[carrier][count % CARRIERS[carrier].length]!)
  }
  return { rule, number: count, published, clean: side(1), faulty: side(2) }
}

/** Puts names in: `$A` in full, `$As` the surname, `$Af` the first name, `$As~` the surname with a slip. */
const fill = (text: string, cast: Cast, seed: string): string =>
  text
    .replace(
      /\$([ABCD])([sf]?)(~?)(?![a-z])/g,
      (_, who: 'A' | 'B' | 'C' | 'D', part: string, slip: string) => {
        const [first, last] = cast[who]
        const name = part === 's' ? last : part === 'f' ? first : `${first} ${last}`
        return slip ? misspell(name, seed) : name
      },
    )
    .replace(/\$([TV])(?![a-z])/g, (_, town: 'T' | 'V') => cast[town])

/** Puts the words after a story's first paragraph, and what stands before `^` above it. */
function plant(words: string, carrier: readonly string[]): Planted {
  const [top, body] = words.includes(' ^ ')
    ? (words.split(' ^ ') as [string, string])
    : [words.startsWith('^') ? '' : null, words.replace(/^\s*\^\s*/, '')]
  const middle = body.replaceAll(' ¶ ', '\n\n')
  const heads = top === null ? [] : top.trim() === '' ? [] : [top.trim()]
  const lead = top === null ? [carrier[0]!] : []
  const rest = top === null ? carrier.slice(1) : carrier
  const paragraphs = [...heads, ...lead, middle, ...rest]
  const text = paragraphs.join('\n\n')
  const start = paragraphs.slice(0, heads.length + lead.length).reduce((sum, one) => sum + one.length + 2, 0)
  const spans = [{ start, end: start + middle.length }]
  return { text, spans: heads.length > 0 ? [{ start: 0, end: heads[0]!.length }, ...spans] : spans }
}
