import './style/base.css'
import './style/shell.css'
import './style/story.css'
import './style/side.css'
import './style/archive.css'
import './style/verify.css'
import './style/print.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { askStatus } from './shell/features.ts'
import { followAddress } from './shell/route.ts'
import { followTheme } from './shell/theme.ts'

followTheme()
followAddress()
void askStatus()
render(<App />, document.getElementById('desk')!)
