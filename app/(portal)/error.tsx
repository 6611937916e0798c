'use client';

import { ErrorPart } from '#components/portal/error-part.tsx';

export default ErrorPart;
