import { read, write, type Route } from '@/routes'

class Here {
  route = $state.raw<Route>(read(location.hash))

  constructor() {
    addEventListener('hashchange', () => (this.route = read(location.hash)))
  }

  /** Goes there and remembers the way back. */
  go(route: Route): void {
    location.hash = write(route)
  }

  /** Says that this is where the window already is: no way back to what it was called before. */
  settle(route: Route): void {
    history.replaceState(null, '', write(route))
    this.route = route
  }
}

export const here = new Here()
