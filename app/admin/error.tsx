'use client';

import { FailedPage } from '#components/admin/failed-page.tsx';

export default FailedPage;
