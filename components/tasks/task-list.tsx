'use client'

import { List } from '@/components/ui/list-row'
import type { TaskItem } from '@/lib/tasks/task-item'
import { TaskRow, type TaskListing } from './task-row'

/** Tasks under one another. Needs the words of `tasks` around it; the caller says what an empty list means. */
export function TaskList({ tasks, ...listing }: TaskListing & { tasks: TaskItem[] }) {
  return (
    <List>
      {tasks.map(task => (
        <TaskRow key={task.id} {...{ task, listing }} />
      ))}
    </List>
  )
}
