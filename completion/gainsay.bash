# Completion of gainsay for bash. The words come from the program's own tables
# of commands and options: gainsay help --words [COMMAND [OPTION]].

_gainsay() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} words=

    COMPREPLY=()
    # "--format=ta" comes as three words.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = && COMP_CWORD -gt 2 ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi

    if ((COMP_CWORD == 1)) || [[ $command == help && $cur != -* ]]; then
        words=$("${COMP_WORDS[0]}" help --words 2>/dev/null)
    else
        if [[ $prev == -?* ]]; then
            prev=${prev#-}
            words=$("${COMP_WORDS[0]}" help --words "$command" "${prev#-}" 2>/dev/null)
        fi
        if [[ -z $words && $cur == -* ]]; then
            words=$("${COMP_WORDS[0]}" help --words "$command" 2>/dev/null)
        fi
    fi

    case $words in
    '' | FILE | LIST) compopt -o default ;;
    FOLDER) compopt -o dirnames ;;
    [A-Z]*) ;; # a value that only the user knows
    *) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur") ;;
    esac
}
complete -F _gainsay gainsay
