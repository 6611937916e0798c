import { NotFoundPage } from '#components/ui/not-found-page.tsx';

export default NotFoundPage;
