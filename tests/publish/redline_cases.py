"""Pieces of HTML before and after, and as one."""

from __future__ import annotations

from clausetree.publish.draw.marked_changes.html_words import Stretch
from clausetree.publish.draw.markup import Markup

MERGED = {
    "a word": (
        "<p>One two three.</p>",
        "<p>One 2 three.</p>",
        "<p>One <del>two</del><ins>2</ins> three.</p>",
    ),
    "nothing": ("<p>One.</p>", "<p>One.</p>", "<p>One.</p>"),
    "all new": ("", "<p>New <em>one</em></p>", "<p><ins>New </ins><em><ins>one</ins></em></p>"),
    "all gone": ("<p>Old</p>", "", "<p><del>Old</del></p>"),
    "an item gone": (
        "<ul><li>a b</li><li>c d</li></ul>",
        "<ul><li>a b</li></ul>",
        "<ul><li>a b</li><li><del>c d</del></li></ul>",
    ),
    "a paragraph gone": (
        "<p>a</p><p>b b</p><p>c</p>",
        "<p>a</p><p>c</p>",
        "<p>a</p><p><del>b b</del></p><p>c</p>",
    ),
    "items that have a list no more": (
        "<ul><li>a</li></ul><p>a</p><ul><li>a</li><li>a</li></ul>",
        "<ul><li>b</li></ul>",
        "<ul><li><del>a a a a</del><ins>b</ins></li></ul>",
    ),
    "a paragraph in": (
        "<p>a</p><p>c</p>",
        "<p>a</p><p>b b</p><p>c</p>",
        "<p>a</p><p><ins>b b</ins></p><p>c</p>",
    ),
    "in a link": (
        '<p>x <a href="q">link here</a> y</p>',
        '<p>x <a href="r">link there</a> y</p>',
        '<p>x <a href="r">link <del>here</del><ins>there</ins></a> y</p>',
    ),
    "before a link": (
        "<p>x gone <a>link</a></p>",
        "<p>x <a>link</a></p>",
        "<p>x <del>gone </del><a>link</a></p>",
    ),
    "a verdict": (
        '<li class="bad"><span>Bad</span><p>Hi there</p></li>',
        '<li class="good"><span>Good</span><p>Hi</p></li>',
        '<li class="good"><span><del>Bad</del><ins>Good</ins></span><p>Hi<del> there</del></p></li>',
    ),
    "signs": ("<p>a &lt;b&gt; c</p>", "<p>a &amp; c</p>", "<p>a <del>&lt;b&gt;</del><ins>&amp;</ins> c</p>"),
    "a sign in an attribute": (
        "<p><a title='a > b'>x</a></p>",
        "<p><a title='a > b'>y</a></p>",
        "<p><a title='a > b'><del>x</del><ins>y</ins></a></p>",
    ),
    "a formula": (
        "<p><math>a</math></p>",
        "<p><math>b</math></p>",
        "<p><del><math>a</math></del><ins><math>b</math></ins></p>",
    ),
    "a mark": (
        '<p>x y<sup class="mark"><a>d0pu</a></sup>.</p>',
        "<p>x y.</p>",
        '<p>x y<sup class="mark"><a><del>d0pu</del></a></sup>.</p>',
    ),
    "a comma in, and a word struck": (
        "<p>used including including b</p>",
        "<p>used, including b</p>",
        "<p>used<del> including</del><ins>,</ins> including b</p>",
    ),
    "blanks around a dash": ("<p>a—b</p>", "<p>a — b</p>", "<p>a<del>—</del><ins> — </ins>b</p>"),
    "emphasis in, beside another edit": (
        "<p>never run at noon</p>",
        "<p><strong>never</strong> run at dawn</p>",
        "<p><del>never</del><strong><ins>never</ins></strong> run at <del>noon</del><ins>dawn</ins></p>",
    ),
    "emphasis gone": (
        "<p>a <em>b c</em> d</p>",
        "<p>a b c d</p>",
        "<p>a <em><del>b c</del></em><ins>b c</ins> d</p>",
    ),
    "emphasis that is wider now": (
        "<p>a <strong>b</strong> c</p>",
        "<p>a <strong>b c</strong></p>",
        "<p>a <strong>b </strong><del>c</del><strong><ins>c</ins></strong></p>",
    ),
    "emphasis that is narrower now": (
        "<p>a <strong>b c</strong></p>",
        "<p>a <strong>b</strong> c</p>",
        "<p>a <strong>b</strong> <strong><del>c</del></strong><ins>c</ins></p>",
    ),
    "code that is emphasis now": (
        "<p><code>a</code> b</p>",
        "<p><em>a</em> b</p>",
        "<p><code><del>a</del></code><em><ins>a</ins></em> b</p>",
    ),
    "a link gone": (
        '<p>the <a href="q">rule</a> holds</p>',
        "<p>the rule holds</p>",
        '<p>the <a href="q"><del>rule</del></a><ins>rule</ins> holds</p>',
    ),
    "a link that leads nowhere now": (
        '<p>the <a href="q">rule</a> holds</p>',
        '<p>the <span class="dangling">rule</span> holds</p>',
        '<p>the <span class="dangling">rule</span> holds</p>',
    ),
    "a term that was mentioned before": (
        '<p>the <a href="q" class="term">user</a> asks</p>',
        "<p>the user asks</p>",
        "<p>the user asks</p>",
    ),
    "a quotation": (
        "<p>a b</p><p>c</p>",
        "<blockquote><p>a b</p></blockquote><p>c</p>",
        "<p><del>a b</del></p><blockquote><p><ins>a b</ins></p></blockquote><p>c</p>",
    ),
    "an item that is one of an item now": (
        "<ul><li>a</li><li>b</li></ul>",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        "<ul><li>a<del> b</del><ul><li><ins>b</ins></li></ul></li></ul>",
    ),
    "two paragraphs that are one now": (
        "<p>alpha</p><p>bravo charlie</p>",
        "<p>alpha bravo delta</p>",
        "<p>alpha bravo <del>charlie</del><ins>delta</ins></p>",
    ),
    "a row gone": (
        "<table><tbody><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></tbody></table>",
        "<table><tbody><tr><td>b</td><td>2</td></tr></tbody></table>",
        (
            "<table><tbody><tr><td><del>a</del></td><td><del>1</del></td></tr><tr><td>b</td><td>2</td></tr>"
            "</tbody></table>"
        ),
    ),
    "a row edited and the next one gone": (
        "<table><tbody><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></tbody></table>",
        "<table><tbody><tr><td>a</td><td>3</td></tr></tbody></table>",
        (
            "<table><tbody><tr><td>a</td><td><del>1</del><ins>3</ins></td></tr><tr><td><del>b</del></td>"
            "<td><del>2</del></td></tr></tbody></table>"
        ),
    ),
    "a row edited and one after it in": (
        "<table><tbody><tr><td>a</td><td>1</td></tr></tbody></table>",
        "<table><tbody><tr><td>a</td><td>3</td></tr><tr><td>b</td><td>2</td></tr></tbody></table>",
        (
            "<table><tbody><tr><td>a</td><td><del>1</del><ins>3</ins></td></tr><tr><td><ins>b</ins></td>"
            "<td><ins>2</ins></td></tr></tbody></table>"
        ),
    ),
    "a column gone and a row gone": (
        (
            "<table><thead><tr><th>x</th><th>y</th><th>z</th></tr></thead><tbody><tr><td>a</td><td>1</td><td>k</td></tr>"
            "<tr><td>b</td><td>2</td><td>m</td></tr></tbody></table>"
        ),
        "<table><thead><tr><th>x</th><th>z</th></tr></thead><tbody><tr><td>b</td><td>m</td></tr></tbody></table>",
        (
            "<table><thead><tr><th>x</th><th><del>y</del></th><th>z</th></tr></thead><tbody><tr><td><del>a</del></td>"
            "<td><del>1</del></td><td><del>k</del></td></tr><tr><td>b</td><td><del>2</del></td><td>m</td></tr></tbody></table>"
        ),
    ),
    "a column in and a row gone": (
        "<table><tbody><tr><td>a</td><td>k</td></tr><tr><td>b</td><td>m</td></tr></tbody></table>",
        "<table><tbody><tr><td>b</td><td>2</td><td>m</td></tr></tbody></table>",
        (
            "<table><tbody><tr><td><del>a</del></td><td></td><td><del>k</del></td></tr>"
            "<tr><td>b</td><td><ins>2</ins></td><td>m</td></tr></tbody></table>"
        ),
    ),
    "items of a list that is a paragraph now": ("<ul><li>a b c</li></ul>", "<p>a b d</p>", None),
}

STRETCHES = {
    "a word of the second line of code": (
        "<pre><code>def f:\n    x + 2\n</code></pre>",
        "<pre><code>def f:\n    x + 3\n</code></pre>",
        [Stretch("def f:\n    ", "def f:\n    "), Stretch("x + 2\n", "x + 3\n")],
        "<pre><code>def f:\n    x + <del>2</del><ins>3</ins>\n</code></pre>",
    ),
    "a word of the second sentence in marks": (
        "<p><em>One. Two <strong>things. Three</strong></em> b.</p>",
        "<p><em>One. Two <strong>stones. Four</strong></em> b.</p>",
        [Stretch("One. ", "One. "), Stretch("Two things. ", "Two stones. "), Stretch("Three b.", "Four b.")],
        (
            "<p><em>One. Two <strong><del>things</del><ins>stones</ins>. <del>Three</del><ins>Four</ins></strong></em> b.</p>"
        ),
    ),
    "marks that ended in the first sentence": (
        "<p><em>One</em> thing. Two things.</p>",
        "<p><em>One</em> thing. <em>Two</em> stones.</p>",
        [Stretch("One thing. ", "One thing. "), Stretch("Two things.", "Two stones.")],
        "<p><em>One</em> thing. <del>Two things</del><em><ins>Two</ins></em><ins> stones</ins>.</p>",
    ),
    "the stop stays with the sentence that it ends": (
        "<p>One old word.</p>",
        "<p>One new word. Then more.</p>",
        [Stretch("One old word.", "One new word. "), Stretch("", "Then more.")],
        "<p>One <del>old</del><ins>new</ins> word.<ins> Then more.</ins></p>",
    ),
    "an answer that is another one": (
        "<p>I can't help with that.</p>",
        "<p>I can draft one that fits.</p><p>Shall I?</p>",
        [
            Stretch("I can't help with that.", ""),
            Stretch("", "I can draft one that fits.\n\n"),
            Stretch("", "Shall I?"),
        ],
        "<p><del>I can't help with that.</del></p><p><ins>I can draft one that fits.</ins></p><p><ins>Shall I?</ins></p>",
    ),
    "a sentence that came": (
        "<ul><li>Stay here.</li></ul>",
        "<ul><li>Stay here. Come along.</li></ul>",
        [
            Stretch("- Stay here.", "- Stay here. "),
            Stretch("Go along.", "Come along.", "came", Markup("from there"), Markup("<p>Go along.</p>")),
        ],
        (
            '<ul><li>Stay here.<ins> </ins><del class="origin">Go</del><ins>Come</ins><ins class="moved"> along.</ins>'
            ' <span class="redline__note">(from there)</span></li></ul>'
        ),
    ),
    "the first item gone": (
        "<ul><li>Go along.</li><li>Stay here.</li></ul>",
        "<ul><li>Stay here.</li></ul>",
        [Stretch("Go along.", ""), Stretch("Stay here.", "Stay here.")],
        "<ul><li><del>Go along.</del></li><li>Stay here.</li></ul>",
    ),
    "the last item gone": (
        "<ul><li>Stay here.</li><li>Go along.</li></ul>",
        "<ul><li>Stay here.</li></ul>",
        [Stretch("Stay here.", "Stay here."), Stretch("Go along.", "")],
        "<ul><li>Stay here.</li><li><del>Go along.</del></li></ul>",
    ),
    "the first sentence of an item gone": (
        "<ul><li>a</li><li>b c. d.</li></ul>",
        "<ul><li>a</li><li>d.</li></ul>",
        [Stretch("a", "a"), Stretch("b c. ", ""), Stretch("d.", "d.")],
        "<ul><li>a</li><li><del>b c. </del>d.</li></ul>",
    ),
    "the first paragraph gone": (
        "<p>Go along.</p><p>Stay here.</p>",
        "<p>Stay here.</p>",
        [Stretch("Go along.", ""), Stretch("Stay here.", "Stay here.")],
        "<p><del>Go along.</del></p><p>Stay here.</p>",
    ),
    "a paragraph of which one sentence went and the rest is gone": (
        "<p>Go along. Go away.</p>",
        "",
        [Stretch("Go along. ", "", "went", Markup("to there")), Stretch("Go away.", "")],
        (
            '<p><del class="moved">Go along. </del> <span class="redline__note redline__note--went">(to there)</span>'
            "<del>Go away.</del></p>"
        ),
    ),
    "an item of two sentences gone": (
        "<ul><li>a</li><li>b. c.</li></ul>",
        "<ul><li>a</li></ul>",
        [Stretch("a", "a"), Stretch("b. ", ""), Stretch("c.", "")],
        "<ul><li>a</li><li><del>b. c.</del></li></ul>",
    ),
    "an item that went": (
        "<ul><li>Stay here.</li><li>Go along.</li></ul>",
        "<ul><li>Stay here.</li></ul>",
        [Stretch("Stay here.", "Stay here."), Stretch("Go along.", "", "went", Markup("to there"))],
        (
            '<ul><li>Stay here.</li><li><del class="moved">Go along.</del>'
            ' <span class="redline__note redline__note--went">(to there)</span></li></ul>'
        ),
    ),
    "a sentence that went": (
        "<p>Stay here. Go along.</p>",
        "<p>Stay here.</p>",
        [Stretch("Stay here. ", "Stay here."), Stretch("Go along.", "", "went", Markup("to there"))],
        (
            '<p>Stay here.<del> </del><del class="moved">Go along.</del>'
            ' <span class="redline__note redline__note--went">(to there)</span></p>'
        ),
    ),
}
