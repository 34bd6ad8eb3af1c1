import { decodeSections, ModelError, type Sections } from './weight-file.ts'

/** What a weight file was made from and how well it does; lies beside it as `card.json`. */
export interface Card {
  /** The stage that reads the weights. */
  readonly stage: string
  /** Version of the stage's features; weights learned with others mean nothing. */
  readonly features: number
  readonly corpora: readonly { readonly name: string; readonly license: string; readonly origin: string }[]
  readonly seed: number
  readonly epochs: number
  /** Per cent, by test set and measure. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly bytes: number
  /** See {@link checksum}; the loader compares it. */
  readonly checksum: string
  readonly sha256: string
}

/** FNV-1a over 32-bit words, as eight hexadecimal digits: quick enough to check at every load. */
export function checksum(bytes: Uint8Array): string {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193)
  for (let i = words.length * 4; i < aligned.length; i++) hash = Math.imul(hash ^ aligned[i]!, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/**
 * Opens a weight file if its card says that it is for this stage and these features, and that it is whole.
 * Throws {@link ModelError} otherwise.
 */
export function openModel(
  stage: string,
  features: number,
  card: Pick<Card, 'stage' | 'features' | 'bytes' | 'checksum'>,
  file: Uint8Array,
): Sections {
  const refuse = (what: string): never => {
    throw new ModelError(
      'card-mismatch',
      `models/${stage}: ${what}; train it again: npm run train -- ${stage}`,
    )
  }
  if (card.stage !== stage) refuse(`the card is for the stage "${card.stage}"`)
  if (card.features !== features)
    refuse(`the card is for features ${card.features}, the stage has ${features}`)
  if (card.bytes !== file.length) refuse(`the card says ${card.bytes} bytes, the file has ${file.length}`)
  if (card.checksum !== checksum(file)) refuse('the weights are not those that the card describes')
  return decodeSections(file)
}
