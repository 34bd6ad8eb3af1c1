import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** Something asked for: not yet there, there, or refused. */
export type Load<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly why: string }

export const WAITING = { state: 'waiting' } as const

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong.'

/** Asks again whenever `key` changes; an answer that comes after the next question is dropped. */
export function useLoad<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Signal<Load<T>> {
  const answer = useSignal<Load<T>>(WAITING)
  useEffect(() => {
    const stop = new AbortController()
    answer.value = WAITING
    ask(stop.signal).then(
      (value) => {
        if (!stop.signal.aborted) answer.value = { state: 'done', value }
      },
      (error) => {
        if (!stop.signal.aborted) answer.value = { state: 'failed', why: messageOf(error) }
      },
    )
    return () => stop.abort()
  }, [key])
  return answer
}
