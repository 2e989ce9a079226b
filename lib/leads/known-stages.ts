/** The stages that come with the product; a company's own are called by their keys. */
export const knownStages = ['new', 'contacted', 'qualified', 'proposal', 'negotiation'] as const
