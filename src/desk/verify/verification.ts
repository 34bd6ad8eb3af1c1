import { signal } from '@preact/signals'
import type { Verification } from '../../verify/verdict.ts'

/** A draft that was held against its sources. */
export interface Verified {
  readonly result: Verification
  readonly name: string
}

export const verification = signal<Verified | null>(null)
