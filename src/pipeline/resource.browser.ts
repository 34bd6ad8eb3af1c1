// @ts-expect-error made by the build, which knows every data file
import { bytes, texts } from './resources.js'

const named = (all: Readonly<Record<string, string>>, path: string): string => {
  const found = all[path]
  if (found === undefined)
    throw new Error(`${path}: no such data file in this bundle; build the package again`)
  return found
}

/** See `resource.ts`, whose place this module takes in a browser bundle. */
export const resourceText = (path: string): string =>
  path.startsWith('models/') ? new TextDecoder().decode(resourceBytes(path)) : named(texts, path)

export const resourceBytes = (path: string): Uint8Array => {
  const binary = atob(named(bytes, path))
  const out = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i)
  return out
}
