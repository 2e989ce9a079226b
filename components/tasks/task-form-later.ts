import dynamic from 'next/dynamic'

/** Fetches the form before it is asked for: when somebody comes near the button that opens it. */
export const fetchTaskForm = () => import('./task-form')

/** The form of a task, which travels by itself: most visits of a page open none. */
export const TaskForm = dynamic(() => fetchTaskForm().then(module => module.TaskForm), { ssr: false })
