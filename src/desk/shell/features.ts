import { signal } from '@preact/signals'
import { api, type Status } from '../api.ts'

export const status = signal<Status | null>(null)

/** What this server can do beyond reading. */
export const features = signal<Status['features']>({ check: false })

/** Asks once; a server that does not answer shows on the first thing that is asked of it. */
export async function askStatus(): Promise<void> {
  try {
    status.value = await api.status()
    features.value = status.value.features
  } catch {
    features.value = { check: false }
  }
}
