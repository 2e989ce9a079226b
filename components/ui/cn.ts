import { clsx, type ClassValue } from 'clsx'

/**
 * Joins class names. Two utilities that set the same property are decided by the style sheet, not by their order here: one
 * that has to win over a component's own says so (`w-80!`).
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes)
}
