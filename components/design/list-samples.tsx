import { CircleCheck, Clock, Split } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ChipLink } from '@/components/ui/chip'
import { Count } from '@/components/ui/count'
import { Definition, DefinitionList } from '@/components/ui/definition-list'
import { List, ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'

const people = ['Tomas Silva', 'Ana Souza', 'Bruno Lima', 'Ígor Reis', 'Carla Dias', 'Davi Melo', 'Elisa Paz', '']
const MINUTE_MS = 60_000

export function MarkSamples() {
  const t = useTranslations('design.marks')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Badge>{t('open')}</Badge>
        <Badge tone="info" live>
          {t('running')}
        </Badge>
        <Badge tone="warn" icon={Split}>
          {t('conflict')}
        </Badge>
        <Badge tone="danger" icon={Clock}>
          {t('overdue')}
        </Badge>
        <Badge tone="good" icon={CircleCheck}>
          {t('won')}
        </Badge>
        <Badge tone="accent">{t('site')}</Badge>
        <Count value={7} />
        <Count value={3} tone="warn" />
        <Count value={128} tone="danger" />
      </div>
      <div className="flex flex-wrap gap-2">
        <ChipLink href="#" chosen={false}>
          {t('all')}
        </ChipLink>
        <ChipLink href="#" chosen>
          {t('mine')}
        </ChipLink>
        <ChipLink href="#" chosen={false} count={4}>
          {t('today')}
        </ChipLink>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {people.map(name => (
          <Avatar key={name} name={name} seed={name} />
        ))}
        <Avatar name="Tomas Silva" seed="Tomas Silva" size="sm" />
        <Avatar name="Tomas Silva" seed="Tomas Silva" size="lg" />
      </div>
    </div>
  )
}

export function ListSamples({ now }: { now: Date }) {
  const t = useTranslations('design')
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS).toISOString()
  return (
    <div className="flex flex-col gap-4">
      <List>
        <ListRow
          href="#"
          start={<Avatar name="Tomas Silva" seed="Tomas Silva" />}
          title="JivoChat #18 – Tomas Silva"
          detail={t('lists.asked')}
          badges={
            <Badge tone="info" live>
              {t('marks.running')}
            </Badge>
          }
          end={<RelativeTime at={minutesAgo(0)} />}
        />
        <ListRow
          href="#"
          current
          start={<Avatar name="Ana Souza" seed="Ana Souza" />}
          title="JivoChat #17 – Ana Souza"
          detail={t('lists.budget')}
          end={<RelativeTime at={minutesAgo(5)} />}
        />
        <ListRow
          href="#"
          start={<Avatar name="" seed="16" />}
          title="JivoChat #16"
          detail={t('lists.offline')}
          end={<RelativeTime at={minutesAgo(60 * 26)} />}
        />
      </List>
      <DeliveryTable />
      <Card>
        <CardHeader title="Tomas Silva" />
        <CardBody>
          <DefinitionList>
            <Definition term={t('lists.phone')}>(11) 98765-4321</Definition>
            <Definition term={t('lists.source')}>google / cpc / natal</Definition>
            <Definition term={t('lists.next')} />
          </DefinitionList>
        </CardBody>
      </Card>
    </div>
  )
}

function DeliveryTable() {
  const t = useTranslations('design.lists')
  return (
    <Table label={t('deliveries')}>
      <TableHead>
        <TableRow>
          <TableHeader>{t('event')}</TableHeader>
          <TableHeader>{t('outcome')}</TableHeader>
          <TableHeader align="end">{t('time')}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        <TableRow>
          <TableCell>chat_accepted</TableCell>
          <TableCell>
            <Badge tone="good">{t('handled')}</Badge>
          </TableCell>
          <TableCell align="end">18 ms</TableCell>
        </TableRow>
        <TableRow>
          <TableCell>chat_finished</TableCell>
          <TableCell>
            <Badge tone="danger">{t('failed')}</Badge>
          </TableCell>
          <TableCell align="end">204 ms</TableCell>
        </TableRow>
      </TableBody>
    </Table>
  )
}
