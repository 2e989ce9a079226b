'use client'

export { ListFailed as default } from '@/components/layout/failed'
