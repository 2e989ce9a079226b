'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { LAST_LIST, listKey, listOf } from './list-address'
import { writeTab } from './tab-storage'

/** Keeps the address of the list one looks at, so that the way back leads to it with its filters. */
export function RememberList() {
  const path = usePathname()
  const query = useSearchParams().toString()
  useEffect(() => {
    const list = listOf(path)
    if (list === null) return
    writeTab(LAST_LIST, list)
    writeTab(listKey(list), query ? `${list}?${query}` : null)
  }, [path, query])
  return null
}
