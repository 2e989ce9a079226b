import type { MetadataRoute } from 'next'

/** Makes the CRM installable on a phone's home screen. Colours are those of the light theme's canvas and accent. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Balcão',
    short_name: 'Balcão',
    id: '/',
    start_url: '/leads',
    display: 'standalone',
    background_color: '#faf8f5',
    theme_color: '#faf8f5',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192', purpose: 'any' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'any' },
      { src: '/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  }
}
