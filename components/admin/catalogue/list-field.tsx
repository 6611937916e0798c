import dynamic from 'next/dynamic';

/** Some texts, each entered by Enter. What draws it is large and comes with the first rule that has such a list. */
export const ListField = dynamic(() => import('./tags-field.tsx').then((part) => part.TagsField));
