"""Pictures of a report: a file of its own, or one in another document. Read where the ``ocr`` extra is installed."""

from __future__ import annotations

import time
from dataclasses import replace

from assistant.errors import CorpusError
from assistant.reports.carriers import ocr
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.linear import TextWriter
from assistant.reports.carriers.pdf_pages import write_pages
from assistant.reports.carriers.recognition import INSTALL, is_available

__all__ = ["PictureReader", "read_picture"]


def read_picture(file: SourceFile) -> Content:
    """Text and grids of a scanned page saved as png, jpg, tif (several pages), gif or bmp.

    Raises ReportFormatError where the extra is missing, or nothing can be read in the picture.
    """
    if not is_available():
        raise file.fault("it is a picture", f"supply the text of the report, or {INSTALL}")
    frames = ocr.open_picture(file, file.data)
    file = replace(file, expires=file.expires + ocr.SECONDS_A_PICTURE * len(frames))
    pages = [page for frame in frames for page in [ocr.read_page(file, frame)] if page is not None]
    writer = TextWriter(file, "picture")
    write_pages(writer, pages)
    content = writer.finish()
    if not content.text:
        raise file.fault("no text can be read in the picture", "supply the text of the report")
    return content


class PictureReader:
    """Reads the pictures of one document into its text, as many as a report has.

    ``file`` is the document with the time that the pictures read so far have taken added to its own.
    """

    def __init__(self, file: SourceFile, writer: TextWriter) -> None:
        self.file = file
        self._writer = writer
        self._read = 0

    def write(self, data: bytes) -> bool:
        """Write what a picture shows; False where that is no text, or cannot be read."""
        if not is_available() or self._read == ocr.MAX_PICTURES:
            return False
        self._read += 1
        began = time.thread_time()
        file = replace(self.file, expires=began + ocr.SECONDS_A_PICTURE)
        try:
            pages = [page for frame in ocr.open_picture(file, data) for page in [ocr.read_page(file, frame)]]
        except CorpusError:  # the picture is damaged: the document around it is not
            return False
        finally:
            self.file = replace(self.file, expires=self.file.expires + time.thread_time() - began)
            self._writer.file = self.file
        found = [page for page in pages if page is not None and page.tells()]
        write_pages(self._writer, found)
        return bool(found)
