import {
  Award,
  CalendarCheck,
  Compass,
  Crown,
  Flame,
  Gem,
  Gift,
  Heart,
  Layers,
  Library,
  Lock,
  type LucideIcon,
  Medal,
  MessageSquareText,
  Package,
  PenLine,
  Repeat,
  Rocket,
  ShoppingBag,
  ShoppingBasket,
  Sparkles,
  Star,
  Sun,
  Target,
  Trophy,
  Users,
  Wallet,
  Zap,
} from 'lucide-react';

/** The pictures an achievement may name, by the names people know them under. */
const ICONS: Record<string, LucideIcon> = {
  award: Award,
  bag: ShoppingBag,
  basket: ShoppingBasket,
  calendar: CalendarCheck,
  'calendar-check': CalendarCheck,
  collection: Layers,
  compass: Compass,
  crown: Crown,
  diamond: Gem,
  fire: Flame,
  flame: Flame,
  gem: Gem,
  gift: Gift,
  heart: Heart,
  layers: Layers,
  library: Library,
  lock: Lock,
  medal: Medal,
  message: MessageSquareText,
  package: Package,
  pen: PenLine,
  'pen-line': PenLine,
  repeat: Repeat,
  rocket: Rocket,
  'shopping-bag': ShoppingBag,
  'shopping-basket': ShoppingBasket,
  sparkles: Sparkles,
  star: Star,
  sun: Sun,
  target: Target,
  trophy: Trophy,
  users: Users,
  wallet: Wallet,
  zap: Zap,
};

/** One name for every picture, to choose from. */
export const ICON_NAMES: readonly string[] = Object.keys(ICONS).filter(
  (name, index, names) => names.findIndex((other) => ICONS[other] === ICONS[name]) === index,
);

/** The picture of an achievement; one we do not know is an award. */
export function AchievementIcon({ name, className }: { name: string; className?: string }) {
  const Icon = ICONS[name] ?? Award;
  return <Icon className={className} strokeWidth={1.9} aria-hidden="true" />;
}
