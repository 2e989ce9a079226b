import { chromium } from 'playwright'
import { weighPage } from '../support/page-weight'
const base=process.argv[2]!; const paths=process.argv.slice(3)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] })
const context = await browser.newContext({ baseURL: base, locale: 'pt-BR' })
const page = await context.newPage()
await page.goto('/login', { waitUntil: 'networkidle' })
await page.locator('input[name=email]').fill('admin@weight.test')
await page.locator('input[name=password]').fill('grande-senha-segura-81')
await page.locator('input[name=password]').press('Enter')
await page.waitForURL(url => !url.pathname.startsWith('/login'))
await page.close()
for (const p of paths) { try { console.log(JSON.stringify(await weighPage(context, p))) } catch (e) { console.log(p, String(e).slice(0,300)) } }
await browser.close()
