import { createTheme } from '@mantine/core'

/** The red of the fibula, targets of at least 48 px, letters that hold in sunlight. */
export const theme = createTheme({
  primaryColor: 'fibula',
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Tifinagh', system-ui, sans-serif",
  headings: { fontFamily: "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Tifinagh', system-ui, sans-serif" },
  colors: {
    fibula: [
      '#fbefed',
      '#f3d9d6',
      '#e6b1ab',
      '#da877e',
      '#cf6358',
      '#c94d41',
      '#b3423a',
      '#8f2f28',
      '#7c2620',
      '#651d18',
    ],
  },
  components: {
    Button: { defaultProps: { size: 'md' }, styles: { root: { minBlockSize: 48 }, label: { whiteSpace: 'normal' } } },
    TextInput: { defaultProps: { size: 'md' }, styles: { input: { minBlockSize: 48 } } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', checkIconPosition: 'right' }, styles: { input: { minBlockSize: 48 } } },
    NativeSelect: { defaultProps: { size: 'md' }, styles: { input: { minBlockSize: 48 } } },
    SegmentedControl: { styles: { label: { minBlockSize: 44, display: 'grid', placeItems: 'center' } } },
    Checkbox: { defaultProps: { size: 'md' } },
    Tabs: { styles: { tab: { minBlockSize: 48 } } },
  },
})
