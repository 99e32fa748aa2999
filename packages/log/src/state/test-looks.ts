import { studyAttributes } from '../attributes.js';
import type { JournalRecords } from '../format/record.js';

/** How often a sweep has read its test samples: once, and once more for each extension after its end. */
export const testLooks = (records: JournalRecords): number =>
  records.filter((record) => record.op_code === 2 && studyAttributes.tested.name in record.user_attr).length;
