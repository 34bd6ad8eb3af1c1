import type { Upload } from '../api.ts'

/** Files whose bytes are words. */
const TEXT = /\.(?:txt|md|markdown|html?|vtt|srt|json|csv)$/i

const CHUNK = 0x8000

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(binary)
}

/** Whether these bytes are Unicode as they stand. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A file as the server takes it: words where it surely is text, else its bytes. */
export async function uploadOf(file: File): Promise<Upload> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = TEXT.test(file.name) ? decoded(bytes) : null
  return text === null ? { name: file.name, base64: base64Of(bytes) } : { name: file.name, text }
}

/** Saves what the desk has made, without asking the server. */
export const save = (name: string, type: string, content: string): void =>
  saveBlob(name, new Blob([content], { type }))

export function saveBlob(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
