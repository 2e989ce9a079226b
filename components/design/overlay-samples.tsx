'use client'

import { CircleCheck, Pencil, Trash2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import { Tooltip } from '@/components/ui/tooltip'
import { useNotice } from '@/components/ui/use-notice'

/** What opens over the page. Opened layers show the theme of the page itself. */
export function OverlaySamples() {
  const t = useTranslations('design.overlays')
  const notice = useNotice()
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <DialogSample />
        <Sheet>
          <SheetTrigger asChild>
            <Button>{t('sheet')}</Button>
          </SheetTrigger>
          <SheetContent title={t('conversation')}>{t('dialogText')}</SheetContent>
        </Sheet>
        <MenuSample />
        <Popover>
          <PopoverTrigger asChild>
            <Button>{t('popover')}</Button>
          </PopoverTrigger>
          <PopoverContent aria-label={t('popover')}>{t('tooltipText')}</PopoverContent>
        </Popover>
        <Tooltip text={t('tooltipText')}>
          <Button tone="quiet">{t('tooltip')}</Button>
        </Tooltip>
        <Button tone="quiet" onClick={() => notice.undoable(t('done'), () => notice.done(t('undone')))}>
          <CircleCheck aria-hidden />
          {t('notice')}
        </Button>
      </div>
      <Tabs defaultValue="chat">
        <TabsList aria-label={t('title')}>
          <Tab value="chat">{t('conversation')}</Tab>
          <Tab value="changes">{t('changes')}</Tab>
        </TabsList>
        <TabPanel value="chat">{t('conversation')}</TabPanel>
        <TabPanel value="changes">{t('changes')}</TabPanel>
      </Tabs>
    </div>
  )
}

function DialogSample() {
  const t = useTranslations('design')
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button>{t('overlays.dialog')}</Button>
      </DialogTrigger>
      <DialogContent
        title={t('overlays.dialogTitle')}
        description={t('overlays.dialogText')}
        footer={
          <>
            <DialogClose asChild>
              <Button tone="quiet">{t('buttons.quiet')}</Button>
            </DialogClose>
            <DialogClose asChild>
              <Button tone="danger">{t('buttons.danger')}</Button>
            </DialogClose>
          </>
        }
      />
    </Dialog>
  )
}

function MenuSample() {
  const t = useTranslations('design')
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>{t('overlays.menu')}</Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem>
          <Pencil aria-hidden />
          {t('buttons.edit')}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem tone="danger">
          <Trash2 aria-hidden />
          {t('buttons.dangerQuiet')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
