const names = /^(labels?|class(es)?|species|targets?|y|diagnosis|outcome|category|classification)$/i;

/** Whether a column's name says that it holds the labels. */
export const isLabelName = (name: string): boolean => names.test(name.trim());
