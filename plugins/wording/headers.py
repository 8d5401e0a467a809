"""What editors call a header in their own words: for messages only, never for reading.

A name may stand at several headers; the first of them that the kind of content has is meant.
"""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = """
title: pavadinimas, antraštė, tittel, overskrift, navn, heading, headline, subject
summary: santrauka, aprašymas, anonsas, sammendrag, ingress, beskrivelse, description, abstract, excerpt, intro
slug: nettadresse, permalink, adreso dalis
starts: pradžia, data, laikas, kada, nuo, start, starter, dato, tid, når, fra, begin, begins, from, time, when
date: data, dato, day, published, publisert, skelbimo data
ends: pabaiga, iki, slutt, slutter, til, end, until, to
publish: skelbti, publisering, publiseres, publish date, publish on, embargo
unpublish: paslėpti, avpubliser, expiry date, expires, expire
modified: atnaujinta, pakeista, oppdatert, endret, updated, changed, lastmod
draft: juodraštis, kladd, utkast
pinned_until: prisegta iki, prisegti iki, pirmoje vietoje iki, festet til, fest til, øverst til, sticky, sticky until,
    pinned, pin until, featured, featured until
author: autorius, autorė, forfatter, skribent, writer, by
tags: temos, tema, žymos, raktažodžiai, emner, emne, emneord, stikkord, keywords, topics, topic, category,
    categories
partners: partneriai, partneris, partnere, partner
events: renginiai, renginys, arrangement, arrangementer, event
type: tipas, rūšis, renginio tipas, renginio rūšis, kategori, kind
kind: tipas, rūšis, įstaigos rūšis, slag, type
image: nuotrauka, paveikslėlis, paveikslas, viršelis, bilde, hovedbilde, forsidebilde, foto, photo, picture, cover,
    featured image, thumbnail
image_alt: alt, alt text, alt tekst, alttekst, alternatyvus tekstas, nuotraukos aprašymas
image_caption: caption, užrašas, parašas, nuotraukos parašas, bildetekst
image_credit: credit, fotografas, nuotraukos autorius, fotograf, photographer, photo credit
country: šalis, valstybė, land
town: miestas, miestelis, by, sted, city, place
venue: vieta, salė, patalpa, adresas, lokale, rom, adresse, address, location, room
position: koordinatės, koordinater, coordinates, geo, latlng
status: būsena, statusas, tilstand, state
notice: pastaba, pranešimas, merknad, melding, beskjed, note, message
previous_start: ankstesnė data, buvusi data, tidligere dato, opprinnelig dato, earlier date, old date,
    previous date, original start
attendance: dalyvavimas, formatas, deltakelse, deltagelse, form, format, mode
host: organizatorius, rengėjas, šeimininkas, priimančioji įstaiga, arrangør, vert, vertskap, organizer, organiser
speakers: lektoriai, lektorius, lektorė, pranešėjai, pranešėjas, foredragsholder, foredragsholdere, innledere,
    talere, trainer, trainers, lecturer, lecturers, presenter, presenters
registration: registracija, registruotis, påmelding, påmeldingslenke, registrering, sign up, signup, rsvp
registration_deadline: registracija iki, registruotis iki, påmeldingsfrist, frist, deadline, register by, rsvp by
online_url: zoom, teams, prisijungimas, prisijungimo nuoroda, prisijungti internetu, nuoroda, møtelenke, lenke,
    delta på nett, link, join, join online, url
website: svetainė, interneto svetainė, nettsted, nettside, hjemmeside, web, homepage, url, link, nuoroda, lenke
contact: kontaktai, kontaktas, el. paštas, el paštas, kontakt, kontaktperson, e post, epost, email, e mail, contacts
email: el. paštas, el paštas, kontaktai, kontaktas, e post, epost, kontakt, e mail, contact
phone: telefonas, tel, telefon, tlf, mobil, telephone
spoken: kalba, kalbos, renginio kalbos, språk, language, languages, languages spoken
participants: dalyviai, dalyvių skaičius, deltakere, deltagere, antall deltakere, attendees
expected_participants: laukiama dalyvių, vietų skaičius, forventet antall deltakere, antall plasser, plasser,
    capacity, seats
sessions: užsiėmimai, sesijos, programa, dienotvarkė, økter, samlinger, program, programme, agenda, schedule
weekly: kas savaitę, kartojasi, ukentlig, gjentas, repeat, repeats, repeated, recurring
sequence: versija, versjon, version, revision
own_name: savas pavadinimas, pavadinimas originalo kalba, eget navn, navn på eget språk, original name, native name
own_lang: kalba, språk, language
name: trumpas pavadinimas, santrumpa, kortnavn, forkortelse, short name, abbreviation, acronym
role: vaidmuo, rolle
logo: logotipas
aliases: seni adresai, senas adresas, gamle adresser, gammel adresse, redirect, redirects, redirect from, alias
"""

MEANT: Mapping[str, tuple[str, ...]] = {
    key: tuple(name.strip() for name in names.split(","))
    for key, names in (line.split(":") for line in _NAMES.strip().replace("\n    ", " ").split("\n"))
}
