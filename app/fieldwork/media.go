package fieldwork

import (
	"path"
	"strings"
)

// medias are the kinds of file people attach, by the end of their names.
var medias = map[string]string{
	".csv": "text/csv", ".htm": "text/html", ".html": "text/html", ".md": "text/markdown", ".txt": "text/plain",
	".gif": "image/gif", ".heic": "image/heic", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".png": "image/png",
	".tif": "image/tiff", ".tiff": "image/tiff", ".webp": "image/webp",
	".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".wav": "audio/wav",
	".doc": "application/msword", ".odt": "application/vnd.oasis.opendocument.text", ".pdf": "application/pdf",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".ods":  "application/vnd.oasis.opendocument.spreadsheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// media is the media type of a file by its name.
func media(name string) string {
	if known, ok := medias[strings.ToLower(path.Ext(name))]; ok {
		return known
	}
	return "application/octet-stream"
}
