#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
#
# oracle-fork.pl CHECKPATCH CACHE OPTION... < LIST
#
# Runs checkpatch.pl over the inputs that LIST names, a line each: "f PATH" for a source file, "p PATH" for a patch.
# The script is read and set up once, and each input is checked by a forked child, so that an input costs
# milliseconds and leaves no trace for the next one. After the output of each stands "=== STATUS" (its exit status,
# or "signal N": after ORACLE_SECONDS, 10 by default, a child is stopped). What the script asks other programs about
# a path or a licence is kept in CACHE.
use strict;
use warnings;
use Digest::MD5 qw(md5_hex);

my ($script, $cache, @options) = @ARGV;
my @items = <STDIN>;
chomp @items;

# In a child: whether the next item is a source file, and its path. In the parent: ends with the last item.
sub next_item {
	while (@items) {
		my ($kind, $path) = split(/ /, shift(@items), 2);
		$| = 1;
		my $child = fork() // die "fork: $!";
		if (!$child) {
			alarm($ENV{ORACLE_SECONDS} || 10);
			return ($kind eq 'f', $path);
		}
		waitpid($child, 0);
		print("\n=== ", $? & 127 ? "signal " . ($? & 127) : $? >> 8, "\n");
	}
	exit(0);
}

# The answer of a program: the kept one, or a fresh one that is then kept.
sub kept {
	my ($question, $ask) = @_;
	my $place = "$cache/" . md5_hex($question);
	local $/;
	if (open(my $kept, '<', $place)) {
		return <$kept> // '';
	}
	my $answer = $ask->();
	open(my $fresh, '>', "$place.$$") or die "$place: $!";
	print $fresh $answer;
	close($fresh);
	rename("$place.$$", $place);
	return $answer;
}

# Changes one place of the script's text, which must be there.
sub change {
	my ($text, $what, $old, $new) = @_;
	my $at = index($$text, $old);
	die "$script: cannot find $what\n" if ($at < 0);
	substr($$text, $at, length($old)) = $new;
}

open(my $source, '<', $script) or die "$script: $!";
my $text = do { local $/; <$source> };

# In place of the loop over the command line: each child takes one item.
change(\$text, 'the loop over the inputs', 'for my $filename (@ARGV) {',
	'seed_camelcase_includes(); { my $filename; ($file, $filename) = main::next_item();' .
	' $chk_signoff = $chk_fixes_tag = 0 if ($file);');
change(\$text, 'the result of an input', "if (!process(\$filename)) {\n\t\t\$exit = 1;\n\t}",
	'exit(process($filename) ? 0 : 1);');
change(\$text, 'the question of git for a file', 'git_is_single_file($filename);', '0;');
for my $question ('`perl $root/scripts/get_maintainer.pl', '`cd "$root_path"; echo "$license"') {
	my $from = index($text, $question);
	die "$script: cannot find $question\n" if ($from < 0);
	my $to = index($text, '`', $from + 1);
	my $call = substr($text, $from, $to - $from + 1);
	# Mutants are called zz and a number, which says nothing about who maintains them.
	my $key = $question =~ /perl/ ? '"m " . ($filename =~ s/zz\d+/zz/r)' : '"s $license"';
	substr($text, $from, length($call)) = "main::kept($key, sub { scalar($call) })";
}

$0 = $script;
@ARGV = (@options, 'input');
eval "#line 1 \"$script\"\n$text";
die $@ if ($@);
