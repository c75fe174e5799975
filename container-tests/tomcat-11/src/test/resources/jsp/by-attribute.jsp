<%@ page contentType="text/html;charset=UTF-8" %><% request.setAttribute("vitrine.title", "Bread in forty minutes"); %><!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bread</title></head>
<body><p>${vitrine.title}, ${vitrine.url}</p>
<aside>${vitrine.bar}</aside>
</body></html>
