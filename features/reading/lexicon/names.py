"""Common first names: a word that stands alone as a source is a person when it is one of these."""

from __future__ import annotations

from typing import Final

from features.reading.lexicon.phrases import words

FIRST_NAMES: Final = words(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick jack dennis
    jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger
    terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan
    juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene simon ian neil
    stuart graham colin derek trevor nigel martin luke oliver harry charlie jake liam connor callum mohammed ahmed ali
    omar hassan ibrahim yusuf carlos luis miguel pedro diego pablo jorge antonio marco luca giovanni pierre jean
    jacques hans klaus jürgen sven lars ivan dmitri sergei vladimir mikhail andrei igor raj amit sanjay kenji hiroshi
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
    kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy
    kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn
    janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn
    judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia
    frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana
    brittany doris kayla alexis lori marie simone claire lucy chloe zoe fiona fatima aisha leila yasmin priya
    sofia carmen rosa elena lucia ines isabel giulia chiara francesca ingrid astrid freya olga natasha svetlana
    tatiana irina mei yuki"""
)
