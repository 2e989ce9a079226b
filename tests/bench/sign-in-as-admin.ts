import type { BrowserContext } from 'playwright'

/** Signs the administrator of the environment (ADMIN_EMAIL, ADMIN_PASSWORD) in, by the login page. */
export async function signInAsAdmin(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  await page.goto('/login', { waitUntil: 'networkidle' })
  await page.locator('input[name=email]').fill(process.env.ADMIN_EMAIL ?? '')
  await page.locator('input[name=password]').fill(process.env.ADMIN_PASSWORD ?? '')
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL(url => !url.pathname.startsWith('/login'))
  await page.close()
}
