"""Files that tests read, made as other programs make them."""

import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {W}><w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>'
)


def word(path: Path, body: str, **parts: str) -> Path:
    """Write a .docx whose body is WordprocessingML; further parts by the name of their member in word/."""
    members = {"document": f"<w:document {W}><w:body>{body}</w:body></w:document>", "styles": STYLES, **parts}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in members.items():
            archive.writestr(f"word/{name}.xml", text)
    return path


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of a Word file."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


class OldInfo(zipfile.ZipInfo):
    """A member whose name is written in GBK without a mark, as Chinese Windows writes it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile calls it so
        return self.filename.encode("gb18030"), self.flag_bits


def zipped(path: Path, members: dict[str, bytes], *, old: bool = False) -> Path:
    """Write a .zip."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            info = (OldInfo if old else zipfile.ZipInfo)(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return path
