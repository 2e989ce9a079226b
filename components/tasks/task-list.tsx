import { List } from '@/components/ui/list-row'
import { ClientMessages } from '@/components/layout/client-messages'
import type { TaskItem } from '@/lib/tasks/task-item'
import { TaskRow, type TaskListing } from './task-row'

/** Tasks under one another, with the words they need. The caller says what an empty list means. */
export function TaskList({ tasks, ...listing }: TaskListing & { tasks: TaskItem[] }) {
  return (
    <ClientMessages namespaces={['tasks']}>
      <List>
        {tasks.map(task => (
          <TaskRow key={task.id} {...{ task, listing }} />
        ))}
      </List>
    </ClientMessages>
  )
}
