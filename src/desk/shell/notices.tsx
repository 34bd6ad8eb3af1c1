import { useEffect } from 'preact/hooks'
import { notice, undo } from '../read/keeping.ts'

const SHOWN_MS = 12_000

/** What was just done, and the way back. */
export function Notices() {
  const now = notice.value
  useEffect(() => {
    if (now === null) return
    const timer = setTimeout(() => {
      if (notice.peek() === now) notice.value = null
    }, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [now])
  return (
    <div class="notices" role="status" aria-live="polite">
      {now && (
        <p class={`notice ${now.kind}`}>
          {now.text}{' '}
          {now.undo !== null && (
            <button type="button" class="link" onClick={() => undo(now.undo!)}>
              Undo
            </button>
          )}
          <button type="button" class="quiet" onClick={() => (notice.value = null)} aria-label="Close">
            ✕
          </button>
        </p>
      )}
    </div>
  )
}
