/**
 * One binary file of named sections: the magic `HSW1`, the length of a JSON directory, the directory
 * (`[[name, offset, length], …]`), and the sections, each starting at a multiple of eight bytes.
 */

export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly code: 'bad-weights' | 'card-mismatch'
  constructor(code: ModelError['code'], message: string) {
    super(message)
    this.code = code
  }
}

export type Sections = Readonly<Record<string, Uint8Array>>

const MAGIC = 0x31575348
const padded = (length: number): number => (length + 7) & ~7

export const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

export const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text)

export function encodeSections(sections: Sections): Uint8Array {
  let offset = 0
  const directory = Object.entries(sections).map(([name, bytes]) => {
    const entry = [name, offset, bytes.length] as const
    offset += padded(bytes.length)
    return entry
  })
  const head = bytesOfText(JSON.stringify(directory))
  const start = padded(8 + head.length)
  const out = new Uint8Array(start + offset)
  const view = new DataView(out.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, head.length, true)
  out.set(head, 8)
  for (const [name, at] of directory) out.set(sections[name]!, start + at)
  return out
}

/** The sections, as views of `file` (of a copy where it does not start at a multiple of eight bytes). */
export function decodeSections(file: Uint8Array): Sections {
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC)
    throw new ModelError('bad-weights', 'not a weight file; fetch or train the model again')
  const headLength = view.getUint32(4, true)
  const start = padded(8 + headLength)
  if (start > bytes.length) throw new ModelError('bad-weights', 'the weight file is cut off')
  const head = new TextDecoder().decode(bytes.subarray(8, 8 + headLength))
  const directory = JSON.parse(head) as readonly (readonly [string, number, number])[]
  return Object.fromEntries(
    directory.map(([name, offset, length]) => {
      if (start + offset + length > bytes.length)
        throw new ModelError('bad-weights', `the weight file is cut off in "${name}"`)
      return [name, bytes.subarray(start + offset, start + offset + length)]
    }),
  )
}

/** A section's bytes as wider numbers. */
export const asInt32 = (bytes: Uint8Array): Int32Array =>
  new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
export const asInt8 = (bytes: Uint8Array): Int8Array =>
  new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
export const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
