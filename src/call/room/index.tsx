import { WiredCallPage } from '../ui/page/wired';

/** The page as Taro finds it; what it is wired to differs between WeChat and a browser. */
export default function Page() {
  return <WiredCallPage />;
}
