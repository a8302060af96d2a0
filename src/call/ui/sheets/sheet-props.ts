export interface SheetProps {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}
