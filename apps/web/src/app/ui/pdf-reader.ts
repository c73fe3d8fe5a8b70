import type * as PdfJs from 'pdfjs-dist';

/** A page's size in the points of its paper, and how it is drawn. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** Draws it as wide as asked, in pixels of the device. */
  draw(canvas: HTMLCanvasElement, width: number): Promise<void>;
}

export interface OpenPdf {
  readonly pages: number;
  page(number: number): Promise<PdfPage>;
  close(): void;
}

const folder = '/pdf/';

let loaded: Promise<typeof PdfJs> | undefined;

/** The reader's own script, fetched when somebody first looks at a PDF and never with the portal's. */
function reader(): Promise<typeof PdfJs> {
  loaded ??= (import(`${folder}pdf.min.mjs`) as Promise<typeof PdfJs>).then(
    (library) => {
      library.GlobalWorkerOptions.workerSrc = `${folder}pdf.worker.min.mjs`;
      return library;
    },
    (failure: unknown) => {
      // Without a line now, perhaps with one later.
      loaded = undefined;
      throw failure;
    },
  );
  return loaded;
}

/**
 * Opens a PDF to draw its pages. Nothing in it runs: its scripts, forms and links are left alone, only marks on paper
 * come out.
 */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
  const library = await reader();
  const opening = library.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${folder}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}standard_fonts/`,
    wasmUrl: `${folder}wasm/`,
    // The portal's policy lets no WebAssembly run.
    useWasm: false,
    enableXfa: false,
  });
  const document = await opening.promise;
  return {
    pages: document.numPages,
    page: async (number) => {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      return {
        width,
        height,
        draw: async (canvas, wide) => {
          const viewport = page.getViewport({ scale: wide / width });
          canvas.width = Math.round(viewport.width);
          canvas.height = Math.round(viewport.height);
          await page.render({ canvas, viewport, annotationMode: library.AnnotationMode.DISABLE }).promise;
        },
      };
    },
    close: () => void opening.destroy(),
  };
}
