<%@ page contentType="text/html;charset=UTF-8" %><%@ taglib prefix="vitrine" uri="urn:vitrine:tags" %><!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Bread</title>
<vitrine:tags title="Bread in forty minutes" description="In a cold & old oven." image="/loaf.jpg" language="en"/>
</head>
<body>
<header id="by-tag"><vitrine:bar title="Bread in forty minutes" description="In a cold & old oven." language="en"/></header>
<footer id="follow"><vitrine:follow language="en"/></footer>
<main>
<h1>Bread in forty minutes</h1>
<p>It was a cold morning at the harbour, and the oven, which nobody had lit since the day before, took its time.</p>
</main>
</body>
</html>
