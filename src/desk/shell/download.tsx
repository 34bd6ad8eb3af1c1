import { download } from '../api.ts'
import { messageOf } from '../load.ts'
import { notice } from '../read/keeping.ts'
import { saveBlob } from './files.ts'

interface Props {
  readonly path: string
  readonly name: string
  readonly children: string
}

/** Saves a file of the server. */
export function Download({ path, name, children }: Props) {
  const fetchIt = async (): Promise<void> => {
    try {
      saveBlob(name, await download(path))
    } catch (error) {
      notice.value = { text: messageOf(error), kind: 'failed', undo: null }
    }
  }
  return (
    <button type="button" class="link" onClick={fetchIt}>
      {children}
    </button>
  )
}
