"""Common first names: a word that stands alone as a source is a person when it is one of these."""

from __future__ import annotations

from typing import Final

from features.reading.lexicon.phrases import words

MALE_NAMES: Final = words(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick jack dennis
    jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith
    roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe
    logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene
    simon ian neil stuart graham colin derek trevor nigel martin luke oliver harry charlie jake liam connor callum
    mohammed ahmed ali omar hassan ibrahim yusuf carlos luis miguel pedro diego pablo jorge antonio marco luca
    giovanni pierre jacques hans klaus jürgen sven lars ivan dmitri sergei vladimir mikhail andrei igor raj amit
    sanjay kenji hiroshi volodymyr keir rishi boris emmanuel nicolás nicolas narendra recep bashar hugo gustavo
    javier luiz andrés xi olaf friedrich viktor abdel joão josé jesús francisco fernando rafael sergio alberto
    enrique eduardo gonzalo álvaro tomás tomas jan piotr pavel petr jiří marek andrzej jakub lukas felix leon max
    otto karl emil oskar anton axel erik henrik magnus olof björn nils mikkel rasmus jens ole per johan willem
    pieter kees bram piet jonas edmundo edmund reza hamid hossein mahmoud mustafa mehmet emre abdullah khalid tariq
    imran arjun vikram rahul anil sunil wei jun hao kofi kwame chidi emeka ola sam tom tim ben dan jim bob bill mike
    steve dave nick alex chris matt rob ed ted fred frank carlo darren barry craig dean lee ross stewart gordon
    alistair hamish rory declan colm seán padraig cormac
    """
)
FEMALE_NAMES: Final = words(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
    kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy
    kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn
    janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn
    judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia
    frances alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana
    brittany doris kayla alexis lori marie simone claire lucy chloe zoe fiona fatima aisha leila yasmin priya sofia
    carmen rosa elena lucia ines isabel giulia chiara francesca ingrid astrid freya olga natasha svetlana tatiana
    irina mei yuki kamala ursula giorgia marine maría marta elisabeth eva ana lena petra hanna ida inês ilse greta
    frida sigrid solveig karin birgit ulla inge heidi katrin sabine monika claudia silvia paola beatriz camila
    valentina gabriela daniela mariana adriana pilar mercedes dolores consuelo esperanza zahra maryam layla noor
    amina khadija zainab hadiza ngozi amaka adaeze ada wanjiku akinyi nisha anjali deepa kavita lakshmi meera sunita
    xiaoling hye-jin sakura naomi ellen joanna johanna kate katie jane anne annie molly nora maeve niamh siobhan
    aoife orla bridget eileen maureen esther miriam leah tilda tove mara mona nadia natalia oksana olena tetiana
    daria yulia ksenia anouk margot ludivine camille élise hélène
    """
)
FIRST_NAMES: Final = MALE_NAMES | FEMALE_NAMES | words("jean")
